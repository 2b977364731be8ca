import { sql } from 'drizzle-orm'

/* Names as they are in France, to make many people of. */

export const firstNames =
  'camille,nadia,julien,fatou,thomas,ines,marc,leila,hugo,zoe,samuel,amina,lucas,chloe,mehdi,louise,paul,rosa,adam,jeanne,noah,linh,omar,eva,yanis,manon,karim,alice,tiago,sofia'
export const lastNames =
  'martin,bernard,benali,petit,durand,leroy,nguyen,simon,laurent,lefebvre,michel,garcia,david,bertrand,roux,vincent,fournier,morel,girard,andre,mercier,dupont,lambert,bonnet,francois,martinez,legrand,garnier,faure,rousseau,blanc,guerin,muller,henry,roussel,nicolas,perrin,morin,mathieu,clement,gauthier,dumont,lopez,fontaine,chevalier,robin,masson,sanchez,gerard,boyer,denis,lemaire,duval,joly,gautier,roger,roche,roy,noel,meyer,lucas,meunier,jean,perez,marchand,dufour,blanchard,marie,barbier,brun,dumas,brunet,schmitt,leroux,colas,fernandez,renard,arnaud,rolland,caron,aubert,giraud,leclerc,vidal,bourgeois,renaud,lemoine,picard,gaillard,philippe,leclercq,lacroix,fabre,dupuis,olivier,rodriguez,dasilva,hubert,louis,charles,guillot,riviere,legall,guillaume,adam,rey,carpentier,bouvier,royer,berger,traore,cherif,haddad,cohen,kaya,nowak,rossi,moreau'

/** One of a list, in SQL. */
export const nth = (list: string, position: string) =>
  sql`(string_to_array(${list}, ','))[${sql.raw(position)}]`
